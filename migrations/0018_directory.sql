-- Bij wie klop ik aan? What organisations offer, on which pontoon, with whom to call.

create table offer (
  network_id uuid not null references network (id),
  id uuid not null,
  organisation_id uuid not null,
  name text not null,
  pontoon text not null check (pontoon in ('education', 'guidance', 'specialist')),
  -- What they do, and what they explicitly don't.
  does text not null,
  does_not text,
  audience text,
  -- How to reach them, where and when.
  reach text,
  place text,
  hours text,
  -- Whom to ask; nobody means the organisation's desk.
  contact_id uuid,
  -- Room: free places and weeks of waiting, as said then by somebody.
  places bigint,
  waiting_weeks bigint,
  room_at timestamptz,
  room_by uuid,
  valid_from date,
  valid_until date,
  state text not null check (state in ('open', 'closed')),
  state_since timestamptz not null,
  state_by uuid not null,
  -- Why it closed, and where people can go.
  state_why text,
  added_by uuid not null,
  added_at timestamptz not null,
  changed_at timestamptz not null,
  -- When somebody last said that it is still so.
  confirmed_at timestamptz not null,
  confirmed_by uuid not null,
  form_key uuid not null,
  version bigint not null,
  primary key (network_id, id),
  foreign key (network_id, organisation_id) references organisation (network_id, id),
  foreign key (network_id, contact_id) references person (network_id, id),
  foreign key (network_id, room_by) references person (network_id, id),
  foreign key (network_id, state_by) references person (network_id, id),
  foreign key (network_id, added_by) references person (network_id, id),
  foreign key (network_id, confirmed_by) references person (network_id, id),
  constraint room_was_said check ((room_at is null) = (room_by is null)
    and (room_at is not null or (places is null and waiting_weeks is null))),
  constraint closed_says_why check (state <> 'closed' or (state_why is not null and state_why <> ''))
);
create unique index offer_sent_once on offer (network_id, added_by, form_key);
create index offer_by_name on offer (network_id, name, id) where state = 'open';
create index offer_by_organisation on offer (network_id, organisation_id, id);
create index offer_by_confirmation on offer (network_id, confirmed_at, id) where state = 'open';

create table offer_theme (
  network_id uuid not null,
  offer_id uuid not null,
  theme_code text not null,
  primary key (network_id, offer_id, theme_code),
  foreign key (network_id, offer_id) references offer (network_id, id),
  foreign key (network_id, theme_code) references theme (network_id, code)
);
create index offer_theme_by_theme on offer_theme (network_id, theme_code, offer_id);

-- Without a row an offer is for the whole network. The code of the newest year holds.
create table offer_area (
  network_id uuid not null,
  offer_id uuid not null,
  area_code text not null,
  primary key (network_id, offer_id, area_code),
  foreign key (network_id, offer_id) references offer (network_id, id)
);
create index offer_area_by_area on offer_area (network_id, area_code, offer_id);

-- The words by which an offer is found.
create table offer_token (
  network_id uuid not null,
  token text not null,
  offer_id uuid not null,
  primary key (network_id, token, offer_id),
  foreign key (network_id, offer_id) references offer (network_id, id)
);
create index offer_token_by_offer on offer_token (network_id, offer_id);

-- After how many weeks an offer is asked about again, where the network decided otherwise than the product.
create table offer_term (
  network_id uuid primary key references network (id),
  weeks bigint not null check (weeks between 1 and 104),
  set_at timestamptz not null,
  set_by uuid not null,
  foreign key (network_id, set_by) references person (network_id, id)
);
