"""What she feels: appraisal, emotion, mood, bond. Deterministic, bounded, recomputed from the event log."""
