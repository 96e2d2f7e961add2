package dev.tapiemulator.cli;

import java.io.PrintWriter;

/**
 * Where the program prints.
 *
 * @param out what was asked for
 * @param err what went wrong
 * @param colours whether a person sees it on a terminal that shows colours
 */
record Terminal(PrintWriter out, PrintWriter err, boolean colours) {}
