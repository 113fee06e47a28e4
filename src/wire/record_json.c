/* wire/record_json.c -- one object a session, one object an answer. */
#include "wire/record_json.h"

#include "model/record.h"

static json_t *answer_json(const struct answer *answer, int offset_s)
{
	json_t *object = json_object();

	json_object_set_new(object, "step", json_string(answer->step));
	json_object_set_new(object, "kind", json_string(step_kind_name(answer->kind)));
	switch (answer->holds) {
	case ANSWER_TEXT:
		json_object_set_new(object, "text",
				    json_string(answer->text ? answer->text : ""));
		break;
	case ANSWER_NUMBER:
		json_object_set_new(object, "number", json_integer(answer->number));
		break;
	case ANSWER_CHOICES:
		json_object_set_new(object, "choices", texts_json(&answer->choices));
		break;
	}
	if (answer->keep)
		json_object_set_new(object, "keep", json_string(answer->keep));
	if (answer->track)
		json_object_set_new(object, "track", json_string(answer->track));
	json_object_set_new(object, "at", moment_json(answer->at_ms, offset_s));
	return object;
}

json_t *session_json(const struct session_record *session)
{
	json_t *object = json_object(), *answers = json_array();

	for (size_t i = 0; i < session->answer_count; i++)
		json_array_append_new(answers, answer_json(&session->answers[i],
							   session->offset_s));
	json_object_set_new(object, "id", json_integer(session->id));
	json_object_set_new(object, "practice", json_string(session->practice));
	json_object_set_new(object, "title", json_string(session->title));
	json_object_set_new(object, "started",
			    moment_json(session->started_ms, session->offset_s));
	json_object_set_new(object, "seconds", json_integer(session->spent_ms / 1000));
	json_object_set_new(object, "planned_seconds",
			    json_integer(session->planned_ms / 1000));
	json_object_set_new(object, "ended", json_string(ending_name(session->ended)));
	json_object_set_new(object, "source", json_string(session->source));
	if (session->place)
		json_object_set_new(object, "place", json_string(session->place));
	if (session->steps)
		json_object_set_new(object, "steps", json_string(session->steps));
	json_object_set_new(object, "answers", answers);
	return object;
}
