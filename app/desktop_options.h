// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/expected.h"
#include "server/ops/command_line.h"

#include <QStringList>
#include <QUrl>

namespace betlog {

/// What the desktop app was asked for.
struct DesktopOptions
{
    bool headless = false; ///< only the server, without a display
    QUrl server; ///< join this one, this time; empty: as chosen before
    QString profileFolder; ///< absolute
    QString user; ///< empty: as chosen before
    bool isOwnProfile = true; ///< the person's own, where betlogd keeps its log too
    ops::CommandLine serverLine; ///< for the server inside; all that betlogd takes
};

/// Reads the app's own options, and hands all others to the server inside. Every error is one
/// sentence that names the option.
[[nodiscard]] base::Expected<DesktopOptions>
readDesktopOptions(const QStringList& arguments, const QProcessEnvironment& environment);

[[nodiscard]] QString desktopHelpText();

} // namespace betlog
