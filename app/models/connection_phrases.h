// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/sync/connection_status.h"

namespace betlog::models {

/// One word: "Live", "Connecting…", "Catching up", "Polling", "Offline".
[[nodiscard]] QString connectionWord(sync::ConnectionState state);
/// One shape that stands for the word, readable without colour: ● ◌ ◐ ↻ ○.
[[nodiscard]] QChar connectionGlyph(sync::ConnectionState state);

/// What the state means for the person, in a sentence or two.
[[nodiscard]] QString connectionSentence(const sync::ConnectionStatus& status);
/// "Trying again in 7 s."; empty where no retry is scheduled or the line is up.
[[nodiscard]] QString retrySentence(const sync::ConnectionStatus& status, base::Timestamp now);
/// "What you see is as it stood 3 min ago."; empty while the line is up, where it never was, and
/// for the first minute.
[[nodiscard]] QString ageSentence(const sync::ConnectionStatus& status, base::Timestamp now);
/// Server, latency, last sync and next retry, one a line, in plain text.
[[nodiscard]] QString connectionTooltip(const sync::ConnectionStatus& status, base::Timestamp now);

/// Whole seconds until the next retry, rounded up; nullopt where none is scheduled.
[[nodiscard]] std::optional<qint64>
secondsToRetry(const sync::ConnectionStatus& status, base::Timestamp now);
/// "localhost:3000"; empty for none.
[[nodiscard]] QString serverInWords(const QUrl& server);
/// "just now", "12 s ago", "3 min ago", "2 h ago", "5 days ago".
[[nodiscard]] QString agoInWords(base::Timestamp then, base::Timestamp now);
/// "40 ms", "12 s", "3 min 05 s", "2 h 07 min", "4 days 3 h".
[[nodiscard]] QString durationInWords(std::chrono::milliseconds duration);

} // namespace betlog::models
