# Groundwork -- `make help` lists what can be made.

PREFIX  ?= /usr/local
DESTDIR ?=
CC      ?= cc
FLAVOUR ?= release
BUILD   := $(if $(filter release,$(FLAVOUR)),build,build/$(FLAVOUR))
VERSION := 0.1.0
Q       := $(if $(V),,@)

# Libraries, by their pkg-config names, and the Debian packages that bring them.
LIBS      := ncursesw sndfile samplerate portaudio-2.0 inih sqlite3 jansson
TEST_LIBS := cmocka vterm
NEED_RUN  := gcc make pkg-config libncurses-dev libsndfile1-dev libsamplerate0-dev \
             portaudio19-dev libinih-dev libsqlite3-dev libunistring-dev libjansson-dev
NEED_TEST := clang libclang-rt-dev llvm valgrind libcmocka-dev libvterm-dev libasound2-dev \
             sqlite3 git locales-all

WARNINGS := -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes \
            -Wswitch-enum -Wvla -Wwrite-strings -Wundef -Wpointer-arith -Wformat=2
CPPFLAGS += -Isrc -D_GNU_SOURCE -DGROUNDWORK_VERSION='"$(VERSION)"' \
            -DGROUNDWORK_DATADIR='"$(PREFIX)/share/groundwork"' \
            $(shell pkg-config --cflags $(LIBS) 2>/dev/null)
CFLAGS   ?= -O2 -g
CFLAGS   += -std=c17 $(WARNINGS) $(CFLAGS_$(FLAVOUR))
LDLIBS   += $(shell pkg-config --libs $(LIBS) 2>/dev/null) -lunistring -lm -lpthread

CFLAGS_release :=
CFLAGS_debug   := -O1 -Werror
CFLAGS_clang   := -O1 -Werror
CFLAGS_asan    := -O1 -Werror -fsanitize=address,undefined -fno-sanitize-recover=all \
                  -fno-omit-frame-pointer
CFLAGS_tsan    := -O1 -Werror -fsanitize=thread
CFLAGS_fuzz    := -O1 -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all

SRC     := $(wildcard src/*/*.c)
HDR     := $(wildcard src/*/*.h)
OBJ     := $(SRC:%.c=$(BUILD)/%.o)
SUPPORT := $(patsubst %.c,$(BUILD)/%.o,$(wildcard tests/support/*.c))
TESTS   := $(patsubst %.c,$(BUILD)/%,$(wildcard tests/*/*_test.c))
BENCHES := $(patsubst %.c,$(BUILD)/%,$(wildcard tests/bench/*_bench.c))
FUZZERS := $(patsubst %.c,$(BUILD)/%,$(wildcard tests/fuzz/*_fuzz.c))

all: $(BUILD)/groundwork                ## build the program

$(BUILD)/groundwork: $(BUILD)/src/main.o $(BUILD)/house.a
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS)

$(BUILD)/house.a: $(OBJ)
	$(Q)rm -f $@ && $(AR) rcs $@ $^

$(BUILD)/%.o: %.c Makefile
	$(Q)mkdir -p $(@D) && echo "  CC $<" && $(CC) $(CPPFLAGS) $(CFLAGS) $(if $(filter tests/%,$<),-Itests $(shell pkg-config --cflags $(TEST_LIBS))) -MMD -MP -c -o $@ $<

$(TESTS): %: %.o $(SUPPORT) $(BUILD)/house.a
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS) $(shell pkg-config --libs $(TEST_LIBS)) -lutil

.SECONDARY:
-include $(OBJ:.o=.d) $(SUPPORT:.o=.d) $(TESTS:=.d) $(BUILD)/src/main.d

help:                                   ## this list
	$(Q)sed -n 's/^\([a-z-]*\):.*## /  \1\t/p' Makefile | expand -t 16

clean:                                  ## forget everything built
	$(Q)rm -rf build

.DEFAULT_GOAL := all
.PHONY: all help clean
