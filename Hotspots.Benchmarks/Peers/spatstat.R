# Runs one operation of spatstat: spatstat.R version | FOLDER KERNEL SIGMA WEST SOUTH SIZE COLUMNS ROWS
source("timing.R")
suppressMessages({library(spatstat.geom); library(spatstat.explore)})

if (folder == "version") {
  cat("peer version", as.character(packageVersion("spatstat.explore")), "under", R.version.string, "\n")
} else {
  points <- read_points()
  west <- numbers[2]
  south <- numbers[3]
  window <- owin(west + c(0, numbers[4] * numbers[5]), south + c(0, numbers[4] * numbers[6]))
  pattern <- ppp(points[, 1], points[, 2], window = window, check = FALSE)
  # Its sigma is the standard deviation along one axis, whatever the kernel. No correction for edges, as ours.
  surface <- timed(function() density(pattern, sigma = numbers[1], kernel = arguments[2], edge = FALSE, dimyx = numbers[6:5], positive = FALSE))
  # Into which pixel it has moved each incident.
  write_column("pixels", as.vector(t(pixellate(pattern, dimyx = numbers[6:5], padzero = TRUE)$v)))
  # Rows of its matrix run from south to north, columns from west to east; incidents a square kilometre.
  write_column("surface", as.vector(t(surface$v)) * 1e6)
}
