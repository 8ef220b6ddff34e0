"""Word lists understanding rests on: kin, names, trades, the calendar. Data only."""
