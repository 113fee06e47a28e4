#!/usr/bin/env bash
# on.sh MOMENT CALL...: a call at that moment (UTC), with the content that is shipped.
GROUNDWORK_TEST_CLOCK=$1:00Z GROUNDWORK_CONTENT=content exec groundwork "${@:2}"
