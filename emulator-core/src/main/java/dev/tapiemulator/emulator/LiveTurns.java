package dev.tapiemulator.emulator;

/** placeholder */
abstract class LiveTurns implements Turns {}
