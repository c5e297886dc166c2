# Makes EdgeCorrection.csv: the edge-corrected densities of spatstat's density.ppp(edge = TRUE, diggle = FALSE), Gaussian kernel.
#
#   Rscript EdgeCorrection.R > EdgeCorrection.csv
#
# spatstat puts points and window on pixels. Here all points are centres of pixels and all edges of the window their borders, so that
# only the sum over pixels inside the window differs from the integral over it: with 128 pixels a standard deviation by at most 6e-7.
suppressMessages(library(spatstat))
sigma <- 100
side <- sigma / 128
# An L with a square hole: outer ring counter-clockwise, hole clockwise, in pixels.
outer <- list(x = c(0, 1024, 1024, 512, 512, 0) * side, y = c(0, 0, 512, 512, 1024, 1024) * side)
hole <- list(x = c(192, 192, 320, 320) * side, y = c(192, 320, 320, 192) * side)
window <- owin(poly = list(outer, hole))
set.seed(20260101)
inside <- function(c, r) inside.owin((c + 0.5) * side, (r + 0.5) * side, window)
column <- sample(0:1023, 400, replace = TRUE)
row <- sample(0:1023, 400, replace = TRUE)
keep <- inside(column, row)
column <- column[keep][1:120]
row <- row[keep][1:120]
points <- ppp((column + 0.5) * side, (row + 0.5) * side, window = window)
corrected <- density(points, sigma = sigma, edge = TRUE, diggle = FALSE, dimyx = 1024)
plain <- density(points, sigma = sigma, edge = FALSE, dimyx = 1024)
cat("# spatstat", as.character(packageVersion("spatstat.explore")), "on R", as.character(getRversion()), "\n")
cat("what,easting,northing,plain,corrected\n")
for (i in seq_len(points$n)) cat(sprintf("point,%.17g,%.17g,,\n", points$x[i], points$y[i]))
at <- rbind(
  expand.grid(c = c(0, 3, 60, 191, 330, 511), r = c(0, 100, 256, 340, 505)),
  expand.grid(c = c(520, 700, 1023), r = c(0, 250, 511)),
  expand.grid(c = c(0, 256, 500), r = c(600, 900, 1023)))
for (i in seq_len(nrow(at))) {
  value <- corrected$v[at$r[i] + 1, at$c[i] + 1]
  if (is.na(value)) next
  cat(sprintf("value,%.17g,%.17g,%.17g,%.17g\n", (at$c[i] + 0.5) * side, (at$r[i] + 0.5) * side, plain$v[at$r[i] + 1, at$c[i] + 1], value))
}
