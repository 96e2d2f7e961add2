package dev.tapiemulator.testkit.explore;

/**
 * How far an exploration has come.
 *
 * @param bound how many choices are not ordinary in the runs under way
 * @param runs how many have been run
 * @param runsOfBound how many of them belong to the bound under way
 * @param allOfBound how many belong to it altogether
 * @param outcomes how many behaviours were seen
 * @param failures how many kinds of failure were seen
 */
public record Progress(int bound, long runs, long runsOfBound, long allOfBound, int outcomes, int failures) {}
