@echo off
rem Runs the TAPI emulator. Builds its jar first when that is missing or older than the sources.
setlocal
set "ROOT=%~dp0"
set "JAR=%ROOT%emulator-cli\target\tapi-emulator.jar"

if defined JAVA_HOME (
  set "JAVA=%JAVA_HOME%\bin\java.exe"
) else (
  set "JAVA=java.exe"
)
"%JAVA%" -version >nul 2>&1
if errorlevel 1 (
  echo tapi-emulator: no java found; install a JDK ^(17 or later^) or set JAVA_HOME 1>&2
  exit /b 2
)
for /f "tokens=3" %%v in ('""%JAVA%" -version 2^>^&1" ^| findstr /c:" version "') do set "VERSION=%%~v"
for /f "delims=." %%m in ("%VERSION%") do set "MAJOR=%%m"
if %MAJOR% LSS 17 (
  echo tapi-emulator: %JAVA% is version %VERSION%; a JDK ^(17 or later^) is needed 1>&2
  exit /b 2
)

rem One look at the times of all sources: anything newer than the jar means that it is built again.
powershell -NoProfile -Command ^
  "$jar = Get-Item -ErrorAction SilentlyContinue -LiteralPath $env:JAR; if (-not $jar) { exit 1 };" ^
  "$folders = 'emulator-spi','sample-devices','emulator-core','emulator-journal','emulator-testkit','emulator-cli' | ForEach-Object { Join-Path $env:ROOT $_ };" ^
  "$sources = @($folders | ForEach-Object { Join-Path $_ 'src\main' }) + @($folders | ForEach-Object { Join-Path $_ 'pom.xml' }) + (Join-Path $env:ROOT 'pom.xml');" ^
  "if (Get-ChildItem -Recurse -File -LiteralPath $sources | Where-Object { $_.LastWriteTime -gt $jar.LastWriteTime }) { exit 1 }"
if errorlevel 1 call :build || exit /b 2

"%JAVA%" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xshare:auto -jar "%JAR%" %*
exit /b %ERRORLEVEL%

:build
where mvn >nul 2>&1
if errorlevel 1 (
  echo tapi-emulator: no mvn found; install Maven to build the program 1>&2
  exit /b 1
)
if not exist "%ROOT%emulator-cli\target" mkdir "%ROOT%emulator-cli\target"
pushd "%ROOT%"
call mvn -q -B -pl emulator-cli -am -Dmaven.test.skip=true package > "%ROOT%emulator-cli\target\build.log" 2>&1
set "BUILT=%ERRORLEVEL%"
popd
if not "%BUILT%"=="0" (
  type "%ROOT%emulator-cli\target\build.log" 1>&2
  echo tapi-emulator: the build failed; see above 1>&2
  exit /b 1
)
exit /b 0
