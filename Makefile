# Groundwork -- `make help` lists what can be made.

PREFIX  ?= /usr/local
DESTDIR ?=
CC      ?= cc
FLAVOUR ?= release
BUILD   := $(if $(filter release,$(FLAVOUR)),build,build/$(FLAVOUR))
VERSION := 0.1.0
Q       := $(if $(V),,@)

# A compiler finds its parts by PATH, which an empty environment has not.
ifeq ($(PATH),)
export PATH := /usr/local/bin:/usr/bin:/bin
endif

# What building needs, and its packages, stands in a table; here are its libraries by their
# pkg-config names.
NEEDS     := tests/support/needs.txt
needed     = $(shell awk '$$1 == "$(1)" && $$2 == "library" { print $$3 }' $(NEEDS) 2>/dev/null)
LIBS      := $(call needed,build)
TEST_LIBS := $(call needed,test)
# Known where it is there, and loaded only for a caseload that a team shares: nobody else
# has it in their program.
WISH_LIBS := $(shell pkg-config --exists libpq 2>/dev/null && echo libpq)

WARNINGS := -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes \
            -Wswitch-enum -Wvla -Wwrite-strings -Wundef -Wpointer-arith -Wformat=2
# What the project needs comes to what a person gives, on the command line too.
override CPPFLAGS += -Isrc -D_GNU_SOURCE -DGROUNDWORK_VERSION='"$(VERSION)"' \
            $(if $(WISH_LIBS),-DHAVE_LIBPQ) $(shell pkg-config --cflags $(LIBS) $(WISH_LIBS) 2>/dev/null)
CFLAGS   ?= -O2 -g
override CFLAGS += -std=c17 $(WARNINGS) $(CFLAGS_$(FLAVOUR))
override LDLIBS += $(shell pkg-config --libs $(LIBS) 2>/dev/null) -lunistring -lm -lpthread -ldl

CFLAGS_release :=
CFLAGS_strict  := -Werror
CFLAGS_debug   := -O1 -Werror
CFLAGS_clang   := -O1 -Werror
CFLAGS_asan    := -O1 -Werror -fsanitize=address,undefined -fno-sanitize-recover=all \
                  -fno-omit-frame-pointer
CFLAGS_tsan    := -O1 -Werror -fsanitize=thread
CFLAGS_fuzz    := -O1 -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all

# Sorted, because make's own order is that of the locale, and the program's bytes follow it.
SRC     := $(sort $(wildcard src/*/*.c))
HDR     := $(sort $(wildcard src/*/*.h))
OBJ     := $(SRC:%.c=$(BUILD)/%.o)
SUPPORT := $(patsubst %.c,$(BUILD)/%.o,$(sort $(wildcard tests/support/*.c)))
TESTS   := $(patsubst %.c,$(BUILD)/%,$(sort $(wildcard tests/*/*_test.c)))
# These compare a document with the table that it comes from; UPDATE=1 writes it.
DOCUMENTS := $(addprefix $(BUILD)/tests/,screens/manual_test commands/documents_test unit/content_settings_test)
SCRIPTS := $(sort $(wildcard tests/*/*_test.sh))
BENCHES := $(patsubst %.c,$(BUILD)/%,$(sort $(wildcard tests/bench/*_bench.c)))
FUZZERS := $(patsubst %.c,$(BUILD)/%,$(sort $(wildcard tests/fuzz/*_fuzz.c)))
CORPORA := $(FUZZERS:%_fuzz=%_corpus_test)

all: $(BUILD)/groundwork                ## build the program as build/groundwork
start: deps                             ## install what is missing, build, open
	$(Q)$(MAKE) --no-print-directory all
	$(Q)exec build/groundwork
check: deps-test                        ## build everything, and pass every test
	$(Q)$(MAKE) --no-print-directory check-all

# ---- building

$(BUILD)/groundwork: $(BUILD)/src/main.o $(BUILD)/house.a
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS)

$(BUILD)/house.a: $(OBJ)
	$(Q)rm -f $@ && $(AR) rcs $@ $^

# Before anything is compiled, what is missing is said; once, until the table changes.
$(BUILD)/needs: $(NEEDS)
	$(Q)CC="$(CC)" tests/support/packages.sh missing && mkdir -p $(@D) && touch $@
$(BUILD)/needs-test: $(NEEDS)
	$(Q)CC="$(CC)" tests/support/packages.sh missing test && mkdir -p $(@D) && touch $@

DATADIR := -DGROUNDWORK_DATADIR='"$(PREFIX)/share/groundwork"'
# The one object that knows where the program will be installed is made anew for another place.
$(BUILD)/prefix: always
	$(Q)mkdir -p $(@D) && { [ "$$(cat $@ 2>/dev/null)" = "$(PREFIX)" ] || echo "$(PREFIX)" > $@; }
$(BUILD)/src/base/paths.o: $(BUILD)/prefix
$(BUILD)/src/base/paths.o: override CPPFLAGS += $(DATADIR)

$(BUILD)/src/%.o: src/%.c Makefile | $(BUILD)/needs
	$(Q)mkdir -p $(@D) && echo "  CC $<" && $(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/tests/%.o: tests/%.c Makefile | $(BUILD)/needs-test
	$(Q)mkdir -p $(@D) && echo "  CC $<" && $(CC) $(CPPFLAGS) -Itests $(shell pkg-config --cflags $(TEST_LIBS)) $(CFLAGS) -MMD -MP -c -o $@ $<

TEST_LDLIBS = $(LDLIBS) $(shell pkg-config --libs cmocka vterm) -lutil -ldl
$(TESTS): %: %.o $(SUPPORT) $(BUILD)/house.a
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(TEST_LDLIBS)
$(BENCHES): %: %.o $(SUPPORT) $(BUILD)/house.a
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(TEST_LDLIBS)

# A fuzz target is linked twice: with the fuzzer, and with a main that runs its corpus.
$(CORPORA): %_corpus_test: %_fuzz.o $(BUILD)/tests/fuzz/corpus_main.o $(BUILD)/house.a
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(TEST_LDLIBS)
$(FUZZERS): %: %.o $(BUILD)/house.a
	$(Q)$(CC) $(CFLAGS) -fsanitize=fuzzer $(LDFLAGS) -o $@ $^ $(LDLIBS)

.PRECIOUS: $(BUILD)/%.o
-include $(OBJ:.o=.d) $(SUPPORT:.o=.d) $(TESTS:=.d) $(BENCHES:=.d) $(FUZZERS:=.d) $(BUILD)/src/main.d

# ---- what the machine needs

deps:                                   ## install the packages that building needs
	$(Q)tests/support/packages.sh install
deps-test:                              ## install the packages that the tests need
	$(Q)tests/support/packages.sh install test

# ---- checks

test: all $(TESTS) $(CORPORA) device    ## run every test (FLAVOUR=debug, asan, tsan)
	$(Q)GROUNDWORK=$(BUILD)/groundwork tests/support/run.sh $(BUILD) "$(RUNNER)" $(TESTS) $(CORPORA) $(SCRIPTS)
test-audio: $(foreach test,$(TESTS),$(if $(findstring audio,$(test)),$(test))) device
	$(Q)tests/support/run.sh $(BUILD) "$(RUNNER)" $(filter %_test,$^)
test-unit: $(filter $(BUILD)/tests/unit/%,$(TESTS))
	$(Q)tests/support/run.sh $(BUILD) "$(RUNNER)" $^

screen: all $(BUILD)/tests/screens/screens_test         ## play the screens named NAME (UPDATE=1 draws)
	$(Q)GROUNDWORK=$(BUILD)/groundwork WORD="$(NAME)" tests/support/run.sh $(BUILD) "" $(BUILD)/tests/screens/screens_test
command: all                            ## play the command cases named NAME (UPDATE=1 writes)
	$(Q)GROUNDWORK=$(BUILD)/groundwork WORD="$(NAME)" tests/support/run.sh $(BUILD) "" tests/commands/commands_test.sh

-include tests/audio/device/Makefile.inc
-include tests/sound/Makefile.inc
-include tests/faults/Makefile.inc
-include tests/bench/Makefile.inc
-include tests/cover/Makefile.inc
-include tests/mutants/Makefile.inc
device: $(DEVICES)

VALGRIND := valgrind -q --error-exitcode=99 --leak-check=full --errors-for-leak-kinds=definite --child-silent-after-fork=yes --suppressions=tests/support/libraries.supp
check-all:
	$(Q)rm -rf build/tally && mkdir -p build/tally
	$(Q)$(MAKE) --no-print-directory lint
	$(Q)echo "== gcc, as released, warnings as errors" && $(MAKE) --no-print-directory -j2 CC=gcc FLAVOUR=strict all
	$(Q)echo "== gcc, warnings as errors" && TALLY=build/tally/gcc $(MAKE) --no-print-directory -j2 CC=gcc FLAVOUR=debug test
	$(Q)echo "== clang, address and undefined-behaviour sanitizers" && TALLY=build/tally/asan $(MAKE) --no-print-directory -j2 CC=clang FLAVOUR=asan test
	$(Q)echo "== thread sanitizer" && TALLY=build/tally/tsan $(MAKE) --no-print-directory -j2 CC=gcc FLAVOUR=tsan test-audio
	$(Q)echo "== valgrind" && TALLY=build/tally/valgrind $(MAKE) --no-print-directory -j2 CC=gcc FLAVOUR=debug RUNNER="$(VALGRIND)" test-unit
	$(Q)tests/support/tally.sh build/tally/*
# Every SUITE:RUN of BARE on a fresh small Debian; see tests/bare/check_bare.sh.
BARE ?= bookworm:rights bookworm:start bookworm:check bookworm:root trixie:start trixie:gcc
check-bare:                             ## start and check on bare Debians (BARE="trixie:start")
	$(Q)tests/bare/check_bare.sh $(BARE)
asan:                                   ## build and test with address and UB sanitizers
	$(Q)$(MAKE) --no-print-directory CC=clang FLAVOUR=asan test
tsan:                                   ## build and test sound with the thread sanitizer
	$(Q)$(MAKE) --no-print-directory FLAVOUR=tsan test-audio
lint: floors headers shells             ## all checks that need no running
layers: floors                          ## another name for floors
floors:                                 ## does every line know its room?
	$(Q)awk -f tests/lint/floors.awk src/rooms.txt src/main.c $(SRC) $(HDR)
	$(Q)awk -f tests/lint/manners.awk src/main.c $(SRC) $(HDR)
	$(Q)awk -f tests/lint/errors.awk src/main.c $(SRC) $(HDR)
	$(Q)awk -f tests/lint/circles.awk src/main.c $(SRC) $(HDR)
documents: $(BUILD)/groundwork          ## write what stands in documents and config from the tables
	$(Q)$(MAKE) --no-print-directory $(DOCUMENTS)
	$(Q)for test in $(DOCUMENTS); do \
		GROUNDWORK=$(BUILD)/groundwork UPDATE=1 tests/support/run.sh $(BUILD) "" $$test || exit 1; \
	done    # one after the other: several write into the manual
shape:                                  ## how long are functions and files, how large circles?
	$(Q)awk -f tests/lint/shape.awk src/main.c $(SRC) $(HDR)
	$(Q)awk -v report=1 -f tests/lint/circles.awk src/main.c $(SRC) $(HDR)
headers:                                ## does each header stand alone?
	$(Q)for h in $(HDR); do $(CC) $(CPPFLAGS) -std=c17 $(WARNINGS) -Werror -fsyntax-only -x c $$h || exit 1; done
shells:
	$(Q)for s in $(sort $(wildcard tests/*/*.sh audio/*/*.sh)) .ci/run; do \
		case $$(head -n 1 $$s) in \
		'#!/bin/sh') sh -n $$s ;; \
		'#!/usr/bin/env bash'|'# '*) bash -n $$s ;; \
		*) echo "$$s: its first line names neither /bin/sh nor bash by env"; false ;; \
		esac || exit 1; done
bench: $(BENCHES)                       ## ratios against floors and peers, in one run
	$(Q)$(MAKE) --no-print-directory all
	$(Q)for b in $(BENCHES); do GROUNDWORK=$(BUILD)/groundwork $$b || exit 1; done
fuzz:                                   ## fuzz each reader for SECONDS (60)
	$(Q)$(MAKE) --no-print-directory CC=clang FLAVOUR=fuzz fuzzers
	$(Q)for f in $(notdir $(FUZZERS)); do echo "== $$f" && mkdir -p build/fuzz/found/$$f && (cd build/fuzz/found/$$f && ../../tests/fuzz/$$f -max_total_time=$${SECONDS_EACH:-60} -print_final_stats=0 -verbosity=0 . ../../../../tests/fuzz/corpus/$${f%_fuzz}) || exit 1; done
fuzzers: $(FUZZERS)

# How each file is compiled, for editors: written by make itself.
json_text = $(subst ",\",$(subst \,\\,$(1)))
compile_command = {"directory": "$(CURDIR)", "file": "$(1)", "command": "$(call json_text,$(CC) $(CPPFLAGS) $(DATADIR) -Itests $(CFLAGS) -c $(1))"}
comma := ,
compile_commands.json: always           ## how each file is compiled, for editors
	$(Q): $(file > $@,[)$(foreach f,$(SRC) $(sort $(wildcard tests/*/*.c)),$(file >> $@,$(call compile_command,$(f))$(comma)))
	$(Q): $(file >> $@,$(call compile_command,src/main.c)])

# ---- content that is made once and committed

narration: all                          ## speak the lines that have no clip yet
	$(Q)$(BUILD)/groundwork lines | audio/narration/run.sh
sounds:                                 ## make bells, beds and the piece again
	$(Q)audio/synth/render.sh

# ---- installing

SHARE := $(DESTDIR)$(PREFIX)/share/groundwork
# shell:file, where each shell looks for what can be completed
SHELLS      := $(DESTDIR)$(PREFIX)/share
COMPLETIONS := bash:bash-completion/completions/groundwork zsh:zsh/site-functions/_groundwork \
               fish:fish/vendor_completions.d/groundwork.fish
install: all                            ## into PREFIX (/usr/local), below DESTDIR
	install -D -m 755 build/groundwork $(DESTDIR)$(PREFIX)/bin/groundwork
	cd content && find . -name '*.ini' -o -name '*.vtt' | while read -r f; do install -D -m 644 "$$f" "$(SHARE)/content/$$f"; done
	cd config && find . -name '*.ini' | while read -r f; do install -D -m 644 "$$f" "$(SHARE)/config/$$f"; done
	cd audio && find sounds voices sources.ini -type f | while read -r f; do install -D -m 644 "$$f" "$(SHARE)/audio/$$f"; done
	install -D -m 644 docs/team.md "$(SHARE)/docs/team.md"
	install -D -m 644 docs/groundwork.1 $(DESTDIR)$(PREFIX)/share/man/man1/groundwork.1
	for c in $(COMPLETIONS); do mkdir -p "$$(dirname "$(SHELLS)/$${c#*:}")" && build/groundwork completions $${c%:*} > "$(SHELLS)/$${c#*:}" || exit 1; done
uninstall:                              ## remove what install put there
	rm -f $(DESTDIR)$(PREFIX)/bin/groundwork $(DESTDIR)$(PREFIX)/share/man/man1/groundwork.1
	for c in $(COMPLETIONS); do rm -f "$(SHELLS)/$${c#*:}"; done
	rm -rf $(SHARE)

help:                                   ## this list
	$(Q)sed -n 's/^\([a-z_.-]*\):.*## /  \1\t/p' Makefile | expand -t 24
clean:                                  ## forget everything built
	$(Q)rm -rf build

.DEFAULT_GOAL := all
.PHONY: documents all always start check check-bare deps deps-test test test-audio test-unit screen command device check-all cover mutants asan tsan lint layers floors shape headers shells bench fuzz fuzzers narration sounds install uninstall help clean
