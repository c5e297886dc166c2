"""Runs one operation of scikit-learn on the points of a folder and says how long the operation itself took.

scikit-learn.py version | FOLDER JOB NUMBER...
"""
import statistics
import sys
import time

import numpy
import sklearn


def timed(work):
    """The median of three runs, or one where one is long."""
    seconds = []
    while len(seconds) < 3 and sum(seconds) < 10:
        start = time.perf_counter()
        answer = work()
        seconds.append(time.perf_counter() - start)
    print("peer seconds", statistics.median(seconds))
    return answer


def main():
    if sys.argv[1] == "version":
        print("peer version", sklearn.__version__)
        return
    folder, job = sys.argv[1:3]
    numbers = [float(text) for text in sys.argv[3:]]
    points = numpy.loadtxt(folder + "/points.csv", delimiter=",", skiprows=1)

    def write(name, values):
        numpy.asarray(values, dtype="<f8").tofile(folder + "/" + name)

    if job == "dbscan":
        from sklearn.cluster import DBSCAN
        eps, min_points = numbers
        # min_samples counts the point itself, as ours does. All cores, as ours.
        found = timed(lambda: DBSCAN(eps=eps, min_samples=int(min_points), n_jobs=-1).fit(points))
        write("labels", found.labels_)
    elif job == "optics":
        from sklearn.cluster import OPTICS, cluster_optics_dbscan
        farthest, min_points, cut = numbers
        found = timed(lambda: OPTICS(max_eps=farthest, min_samples=int(min_points), cluster_method="dbscan", eps=cut, n_jobs=-1).fit(points))
        write("cores", found.core_distances_)
        write("labels", cluster_optics_dbscan(
            reachability=found.reachability_, core_distances=found.core_distances_, ordering=found.ordering_, eps=cut))
    elif job in ("gaussian", "epanechnikov"):
        from sklearn.neighbors import KernelDensity
        bandwidth, west, south, size, columns, rows = numbers
        east = west + (numpy.arange(int(columns)) + 0.5) * size
        north = south + (numpy.arange(int(rows)) + 0.5) * size
        centres = numpy.column_stack([numpy.tile(east, int(rows)), numpy.repeat(north, int(columns))])
        tolerance = 1e-8 if job == "gaussian" else 0
        density = KernelDensity(bandwidth=bandwidth, kernel=job, rtol=tolerance)
        logarithms = timed(lambda: density.fit(points).score_samples(centres))
        # Shares of one, a square metre; incidents a square kilometre are wanted.
        write("surface", numpy.exp(logarithms) * len(points) * 1e6)
    else:
        sys.exit("no such job: " + job)


main()
