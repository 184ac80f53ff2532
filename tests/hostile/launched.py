"""Starts the command and prints what it used, from a small process: Linux counts what a parent held for its child."""

import json
import os
import signal
import sys

GIVE_UP = 60  # seconds by the clock


def main(told: str, *arguments: str) -> None:
    child = os.fork()
    if child == 0:
        output = os.open(told, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        os.dup2(output, 1)
        os.dup2(output, 2)
        os.execv(sys.executable, [sys.executable, "-m", "complaintletters", *arguments])
    signal.signal(signal.SIGALRM, lambda *_: os.kill(child, signal.SIGKILL))
    signal.alarm(GIVE_UP)
    _, status, usage = os.wait4(child, 0)
    seconds = usage.ru_utime + usage.ru_stime
    print(json.dumps([os.waitstatus_to_exitcode(status), seconds, usage.ru_maxrss / 1000]))


if __name__ == "__main__":
    main(*sys.argv[1:])
