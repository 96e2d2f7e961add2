/** All mutable state and what each function does to it. Not exported; passive, without threads and without waiting. */
package dev.tapiemulator.emulator.kernel;
