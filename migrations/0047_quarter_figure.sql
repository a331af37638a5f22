-- Which figures a quarter was counted by: of those that come later nothing is known of it, which is something else than that
-- there was none (decision 53). Of quarters released before, those that their accounts have.
create table quarter_figure (
  network_id uuid not null,
  first_day date not null,
  figure text not null,
  primary key (network_id, first_day, figure),
  foreign key (network_id, first_day) references account_quarter (network_id, first_day)
);
insert into quarter_figure (network_id, first_day, figure)
select distinct account_quarter.network_id, account_quarter.first_day, account_figure.code
from account_quarter
join account on account.network_id = account_quarter.network_id and account.first_day = account_quarter.first_day
join account_figure on account_figure.network_id = account.network_id and account_figure.account_id = account.id
where account_quarter.key_id is not null;
