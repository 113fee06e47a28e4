/*
 * The sounds of Groundwork. Each recipe fills an open, silent sound whose length
 * is its own choice of seconds (main.c keeps the table) and sets its level:
 * bells by their peak, beds by their mean power so that all beds are heard
 * equally loud. A bed is a loop without a seam: its last frame leads into its
 * first. No recipe allocates, fails or keeps anything.
 */
#ifndef SYNTH_RECIPES_H
#define SYNTH_RECIPES_H

#include "dsp.h"

/* Three struck singing bowls: a middle one, a large one and a small one. */
void bell_bowl(struct sound *s);
void bell_low(struct sound *s);
void bell_small(struct sound *s);

/* Beds to rest on. */
void bed_rain(struct sound *s);
void bed_ocean(struct sound *s);
void bed_brown(struct sound *s);
void bed_drone(struct sound *s);
void bed_night(struct sound *s);

/* A slow piece of four minutes to listen to. */
void piece_bowls(struct sound *s);

/* What the piece borrows from the bells and the drone. */

struct stroke {
	double at_s;
	double hz;       /* the bowl's lowest mode */
	double ring_s;   /* until that mode is 60 dB down */
	double attack_s;
	double strength; /* 0 to 1; a softer stroke is darker as well as quieter */
	double pan;      /* 0 left, 0.5 middle, 1 right */
	double felt;     /* the mallet's own thump, 0 to 1 */
};

/* Adds one struck bowl; the sound's end cuts what still rings. */
void bowl_strike(struct sound *s, const struct stroke *stroke, struct dice *dice);

/* Adds a drone on the root, seamless over the sound's whole length. */
void drone_add(struct sound *s, double root_hz, double gain, struct dice *dice);

#endif
