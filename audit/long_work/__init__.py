"""Work that takes longer than a page may wait for: queued, held by one worker, and seen how far it is."""
