"""Makes OpticsXi.json: what scikit-learn's OPTICS finds in three sets of random points. Run with scikit-learn 1.2.1:

    python3 OpticsXi.py > OpticsXi.json

Points stand in order of northing, then easting, so that its rule for equal reachabilities (the first in the file) is ours (the most
south-westerly). "clusters" and "labels" are its own. "by_the_paper" are its clusters with the end of a cluster whose far side is the
higher moved to the last bar not above the first, as definition 11 (4c) has it: one comparison of its source is replaced.
"""
import inspect
import json
import types

import numpy as np
import sklearn.cluster._optics as original

REPLACED = {
    "while reachability_plot[c_end - 1] > D_max": "while reachability_plot[c_end] > D_max",
    "p_e = ordering[predecessor_plot[e]]": "p_e = predecessor_plot[e]",
}
source = inspect.getsource(original)
for theirs, papers in REPLACED.items():
    assert source.count(theirs) == 1
    source = source.replace(theirs, papers)
by_the_papers = types.ModuleType("sklearn.cluster._optics_by_the_papers")
by_the_papers.__package__ = "sklearn.cluster"
exec(compile(source, "by_the_papers", "exec"), by_the_papers.__dict__)


def towns(seed, count):
    """Six crowds of different width and a quarter scattered, in whole centimetres."""
    random = np.random.RandomState(seed)
    parts = []
    for _ in range(6):
        middle, width = random.uniform(0, 4000, 2), random.choice([40, 80, 150, 300])
        parts.append(middle + width * random.standard_normal((count // 8, 2)))
    parts.append(random.uniform(-500, 4500, (count - 6 * (count // 8), 2)))
    points = np.unique((100 * np.vstack(parts)).round().astype(int), axis=0)
    return points[np.lexsort((points[:, 0], points[:, 1]))]


cases = []
for seed, count, runs in [(4, 200, [(5, 0.05), (10, 0.05)]), (1, 400, [(5, 0.05), (10, 0.15), (20, 0.02)]), (2, 800, [(5, 0.05), (10, 0.05)])]:
    centimetres = towns(seed, count)
    answers = []
    for min_points, xi in runs:
        found = original.OPTICS(min_samples=min_points, max_eps=500, xi=xi, predecessor_correction=True).fit(centimetres / 100)
        _, corrected = by_the_papers.cluster_optics_xi(
            reachability=found.reachability_, predecessor=found.predecessor_, ordering=found.ordering_, min_samples=min_points, xi=xi)
        answers.append({
            "min_points": min_points,
            "xi": xi,
            "order": found.ordering_.tolist(),
            "clusters": found.cluster_hierarchy_.tolist(),
            "labels": found.labels_.tolist(),
            "by_the_papers": corrected.tolist(),
        })
    cases.append({"centimetres": centimetres.tolist(), "answers": answers})
print(json.dumps({"max_distance": 500, "cases": cases}, separators=(",", ":")).replace('{"min_points"', '\n{"min_points"').replace('{"centimetres"', '\n{"centimetres"'))
