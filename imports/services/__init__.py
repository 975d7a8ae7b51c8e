"""Everything that writes batches: each verb in a module of its own."""
