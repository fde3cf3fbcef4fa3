"""How right findings are: posts labelled by people, compared with what is found in them."""
