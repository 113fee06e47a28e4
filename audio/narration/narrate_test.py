"""Checks narrate.py without a voice: python3 narrate_test.py"""
import os
import signal
import subprocess
import sys
import tempfile
import unittest

import narrate


def spoken(text, path):
    with open(path, "w") as file:
        file.write(text)


def broken(text, path):
    spoken(text[:3], path)
    if "bad" in text:
        raise ValueError("no sound for it")
    spoken(text, path)


class Narrate(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.out = folder.name
        self.said, self.complaints = [], []

    def run_lines(self, lines, render=spoken):
        return narrate.narrate(self.out, lines, render, self.said.append, self.complaints.append)

    def clips(self):
        return sorted(os.listdir(self.out))

    def test_makes_what_is_missing_and_keeps_the_rest(self):
        spoken("old", f"{self.out}/a1.opus")
        self.assertTrue(self.run_lines(["a1\tBreathe in.\n", "b2\tBreathe out.\n"]))
        self.assertEqual(self.clips(), ["a1.opus", "b2.opus"])
        with open(f"{self.out}/a1.opus") as file:
            self.assertEqual(file.read(), "old")
        self.assertEqual(self.said, ["b2\tBreathe out.", "made 1, kept 1, left over 0"])

    def test_lists_left_overs_and_deletes_nothing(self):
        spoken("old", f"{self.out}/gone.opus")
        spoken("note", f"{self.out}/README.md")
        self.assertTrue(self.run_lines(["a1\tRest here.\n"]))
        self.assertEqual(self.said[-2:], ["made 1, kept 0, left over 1", "left over: gone.opus"])
        self.assertEqual(self.clips(), ["README.md", "a1.opus", "gone.opus"])

    def test_a_failing_line_is_named_and_leaves_nothing(self):
        self.assertFalse(self.run_lines(["a1\tOne.\n", "b2\tThis is bad.\n", "c3\tThree.\n"], broken))
        self.assertEqual(self.clips(), ["a1.opus", "c3.opus"])
        self.assertIn("line 2 (b2)", self.complaints[0])
        self.assertEqual(self.said[-1], "made 2, kept 0, left over 0, failed 1")

    def test_refuses_lines_without_key_or_words(self):
        self.assertFalse(self.run_lines(["no tab\n", "../up\tText.\n", "a1\t\n", "\n"]))
        self.assertEqual(len(self.complaints), 3)
        self.assertEqual(self.clips(), [])

    def test_a_line_may_come_twice_but_a_key_means_one_text(self):
        self.assertTrue(self.run_lines(["a1\tOne.\n", "a1\tOne.\n"]))
        self.assertEqual(self.said[-1], "made 1, kept 0, left over 0")
        self.assertFalse(self.run_lines(["a1\tOne.\n", "a1\tTwo.\n"]))

    def test_a_killed_run_leaves_no_half_clip(self):
        program = ("import os, signal, sys, narrate\n"
                   "def render(text, path):\n"
                   "    open(path, 'w').write('half')\n"
                   "    os.kill(os.getpid(), signal.SIGKILL)\n"
                   "narrate.narrate(sys.argv[1], ['a1\\tOne.'], render)\n")
        ended = subprocess.run([sys.executable, "-c", program, self.out], cwd=os.path.dirname(narrate.__file__))
        self.assertEqual(ended.returncode, -signal.SIGKILL)
        self.assertNotIn("a1.opus", self.clips())
        self.assertTrue(self.run_lines(["a1\tOne.\n"]))
        self.assertEqual(self.clips(), ["a1.opus"])


if __name__ == "__main__":
    unittest.main()
