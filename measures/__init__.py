"""The sums: weeks, small-count tests, intervals, dose, disparity, disclosure, change, clusters and repeats.

In plain Python, with numpy where thousands of cells or pairs are summed at once. Every function takes
plain values and returns plain values. Impossible input (a negative count, a
naive time) raises ValueError with a sentence; a figure that cannot honestly be given comes back as
a result whose value is None and whose reason says why.
"""
