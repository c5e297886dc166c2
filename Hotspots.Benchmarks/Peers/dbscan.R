# Runs one operation of the package dbscan: dbscan.R version | FOLDER JOB NUMBER...
source("timing.R")
suppressMessages(library(dbscan))

if (folder == "version") {
  cat("peer version", as.character(packageVersion("dbscan")), "under", R.version.string, "\n")
} else if (arguments[2] == "dbscan") {
  points <- read_points()
  # minPts counts the point itself, as ours does; 0 is noise.
  found <- timed(function() dbscan(points, eps = numbers[1], minPts = numbers[2]))
  write_column("labels", found$cluster - 1)
} else if (arguments[2] == "hdbscan") {
  points <- read_points()
  # minPts is both the smallest cluster and the neighbour that gives the core distance, the point itself counted.
  found <- timed(function() hdbscan(points, minPts = numbers[1]))
  write_column("labels", found$cluster - 1)
  write_column("links", sort(found$hc$height))
} else if (arguments[2] == "optics") {
  points <- read_points()
  found <- timed(function() optics(points, eps = numbers[1], minPts = numbers[2]))
  write_column("cores", found$coredist)
  write_column("labels", extractDBSCAN(found, eps_cl = numbers[3])$cluster - 1)
} else {
  stop("no such job")
}
