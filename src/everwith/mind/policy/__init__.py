"""What to say: proposals from several sides, the best one taken, and perhaps a way onward."""
