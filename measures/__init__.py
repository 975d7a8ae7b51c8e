"""The sums: weeks, small-count tests, intervals, dose, disparity and disclosure, in plain Python.

Every function takes plain values and returns plain values. Impossible input (a negative count, a
naive time) raises ValueError with a sentence; a figure that cannot honestly be given comes back as
a result whose value is None and whose reason says why.
"""
