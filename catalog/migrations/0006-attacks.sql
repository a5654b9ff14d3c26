-- The form of the documented attacks changed. They are the project's own and are stored anew with every classification.
DELETE FROM attacks;
