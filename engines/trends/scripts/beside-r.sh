#!/bin/sh
# Runs R's farringtonFlexible (Debian: r-cran-surveillance) and ours on the simulated series, one after the other, and
# says how long each took and how many alarms differ. Ends quietly where R isn't installed. From the repository's root.
set -eu
if ! command -v Rscript > /dev/null || ! Rscript -e 'library(surveillance)' > /dev/null 2>&1; then
  echo "R with surveillance is not installed: nothing is compared"
  exit 0
fi
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT
gzip -dc engines/trends/tests/reference/series.csv.gz | grep -E '^(series|sim_)' > "$work/counts.csv"
echo "ours:"
time target/release/ponton trends detect --input "$work/counts.csv" --output "$work/ours.csv" --from 576 --to 624 \
  --method farrington-flexible --b 5 --threshold nb-plugin --compat surveillance
echo "R:"
cat > "$work/run.R" <<'R'
suppressMessages(library(surveillance))
arguments <- commandArgs(TRUE)
counts <- read.csv(arguments[1]); out <- NULL; began <- proc.time()
for (name in unique(counts$series)) {
  y <- counts$y[counts$series == name]
  found <- farringtonFlexible(sts(y, frequency = 52, start = c(2001, 1)), control = list(range = 576:624, b = 5, w = 3,
    reweight = TRUE, weightsThreshold = 2.58, alpha = 0.01, trend = TRUE, pThresholdTrend = 1, limit54 = c(0, 4),
    noPeriods = 10, pastWeeksNotIncluded = 26, thresholdMethod = "nbPlugin", glmWarnings = FALSE))
  out <- rbind(out, data.frame(series = name, t = 576:624, alarm = as.integer(alarms(found))))
}
took <- proc.time() - began
cat(sprintf("%.3f ms of processor per series-week\n", 1000 * (took[1] + took[2]) / nrow(out)))
ours <- read.csv(arguments[2]); both <- merge(out, ours[, c("series", "t", "alarm")], by = c("series", "t"))
cat(sprintf("%d of %d series-weeks differ\n", sum(both$alarm.x != both$alarm.y), nrow(both)))
R
Rscript "$work/run.R" "$work/counts.csv" "$work/ours.csv"
