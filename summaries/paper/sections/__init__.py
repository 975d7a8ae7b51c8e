"""The parts of the paper, one module each: figures in, blocks out. Missing figures give no block."""
