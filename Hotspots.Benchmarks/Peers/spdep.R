# Runs one operation of spdep on the values of a square lattice: spdep.R version | FOLDER JOB SIDE [PERMUTATIONS]
source("timing.R")
suppressMessages(library(spdep))

if (folder == "version") {
  cat("peer version", as.character(packageVersion("spdep")), "under", R.version.string, "\n")
} else {
  values <- scan(file.path(folder, "values.csv"), skip = 1, quiet = TRUE)
  side <- numbers[1]
  job <- arguments[2]
  # The eight cells round each; made apart, since one would keep them.
  made <- seconds_of(function() {
    near <- dnearneigh(as.matrix(expand.grid(1:side, 1:side)), 0, 1.5)
    if (job == "gistar") nb2listw(include.self(near), style = "B") else nb2listw(near, style = "W")
  })
  weights <- made$answer
  say("lists", made$seconds)
  if (job == "gistar") {
    write_column("z", timed(function() localG(values, weights)))
  } else if (job == "localmoran") {
    # Conditional moments are those of drawing without replacement. They belong to an I with the divisor n, so z is taken from that.
    found <- timed(function() localmoran(values, weights, conditional = TRUE))
    write_column("z", found[, "Z.Ii"])
    # With mlvar = FALSE the divisor is n - 1, as in Anselin's equation.
    write_column("i", localmoran(values, weights, mlvar = FALSE)[, "Ii"])
  } else if (job == "moran") {
    found <- timed(function() moran.test(values, weights, randomisation = TRUE, alternative = "two.sided"))
    say("i", found$estimate[[1]])
    say("z", found$statistic[[1]])
    say("znormal", moran.test(values, weights, randomisation = FALSE)$statistic[[1]])
  } else if (job == "permutations") {
    set.seed(1)
    found <- timed(function() localmoran_perm(values, weights, nsim = numbers[2], mlvar = FALSE))
    write_column("doubled", found[, "Pr(z != E(Ii)) Sim"])
    write_column("tail", found[, "Pr(folded) Sim"])
  } else {
    stop("no such job")
  }
}
