package dev.tapiemulator.cli.play;

/**
 * What is expected of one part: a structure's member, a place, a message's parameter.
 *
 * @param member its C name
 * @param expected the value; null for "any"
 */
public record FieldCheck(String member, Argument expected) {}
