"""What she remembers: stated facts and their validity, times, questions, answers, ranking. No database here."""
