/** What the author of a simulated phone implements ({@code PhoneDeviceModel}) and calls ({@code DevicePort}). */
package dev.tapiemulator.spi;
