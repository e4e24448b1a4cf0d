// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include <QLoggingCategory>
#include <QStringList>

namespace betlog::sync {

Q_DECLARE_LOGGING_CATEGORY(lcState) ///< betlog.sync.state: every step of the machine
Q_DECLARE_LOGGING_CATEGORY(lcWire) ///< betlog.sync.wire: every message, in short
Q_DECLARE_LOGGING_CATEGORY(lcFeed) ///< betlog.sync.feed: snapshots, gaps, resets
Q_DECLARE_LOGGING_CATEGORY(lcWrites) ///< betlog.sync.writes: what is sent, answered, refused
Q_DECLARE_LOGGING_CATEGORY(lcHttp) ///< betlog.sync.http: every request

/// The names of the categories above, for a menu.
[[nodiscard]] QStringList debugCategories();
/// Switches the debug output of one on or off, at once; unknown names do nothing.
void setDebugEnabled(const QString& category, bool enabled);
[[nodiscard]] bool isDebugEnabled(const QString& category);

} // namespace betlog::sync
