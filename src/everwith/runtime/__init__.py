"""The shell around the centre: loading, one turn at a time, committing, waking what is due."""
