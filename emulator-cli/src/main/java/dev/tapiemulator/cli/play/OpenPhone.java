package dev.tapiemulator.cli.play;

/**
 * A phone that a scenario opened; the handle is 0 when opening failed.
 *
 * @param label the name given to the handle, or null
 * @param application who opened it; null when that handle was of nobody
 * @param apiVersion the version it was opened with, which decides the layout of structures
 */
record OpenPhone(String label, int handle, Application application, int apiVersion) {}
