// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include <QStringList>

namespace betlog::models {

/// What was typed and sent before, walked through with Up and Down like a shell's.
class TypedHistory
{
public:
    static constexpr int kMaxLines = 50;

    /// Remembers a line and stands behind it. The same line twice in a row is kept once.
    void add(const QString& line);
    /// The line before; `current` (what is being typed) is kept for the way back. Stays at the
    /// oldest.
    [[nodiscard]] QString older(const QString& current);
    /// The line after, at last what was being typed.
    [[nodiscard]] QString newer(const QString& current);

private:
    QStringList m_lines; ///< oldest first
    qsizetype m_at = 0; ///< m_lines.size(): what is being typed
    QString m_draft;
};

} // namespace betlog::models
