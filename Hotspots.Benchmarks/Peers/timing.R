# What the scripts of R share: where the points are, how long an operation takes, how an answer is handed back.

arguments <- commandArgs(trailingOnly = TRUE)
folder <- arguments[1]
numbers <- suppressWarnings(as.numeric(arguments[-(1:2)]))

say <- function(name, value) cat("peer", name, format(value, digits = 17), "\n")

seconds_of <- function(work) {
  start <- Sys.time()
  answer <- work()
  list(answer = answer, seconds = as.numeric(difftime(Sys.time(), start, units = "secs")))
}

# The median of three runs, or one where one is long.
timed <- function(work) {
  seconds <- c()
  while (length(seconds) < 3 && sum(seconds) < 10) {
    run <- seconds_of(work)
    seconds <- c(seconds, run$seconds)
  }
  say("seconds", median(seconds))
  run$answer
}

read_points <- function() {
  fields <- scan(file.path(folder, "points.csv"), what = list(0, 0), sep = ",", skip = 1, quiet = TRUE)
  cbind(fields[[1]], fields[[2]])
}

write_column <- function(name, values) writeBin(as.double(values), file.path(folder, name), endian = "little")
