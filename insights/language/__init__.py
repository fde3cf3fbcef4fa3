"""Words in text: phrases found, sentences cut, context told, meaning embedded."""
