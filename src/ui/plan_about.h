/* ui/plan_about.h -- what of the plan is in use and why, and what was left aside. */
#ifndef UI_PLAN_ABOUT_H
#define UI_PLAN_ABOUT_H

struct ui;

void plan_about_open(struct ui *ui);

#endif
