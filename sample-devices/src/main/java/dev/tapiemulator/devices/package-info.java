/** Five phones that interpret data areas as commands; each class says its command language byte by byte. */
package dev.tapiemulator.devices;
