// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/models/search_text.h"

namespace betlog::models {

QString folded(const QString& text)
{
    const QString apart = text.normalized(QString::NormalizationForm_KD).toCaseFolded();
    QString plain;
    plain.reserve(apart.size());
    for (const QChar c : apart) {
        if (c.category() != QChar::Mark_NonSpacing)
            plain.append(c);
    }
    return plain.simplified();
}

QStringList searchWords(const QString& typed)
{
    return folded(typed).split(u' ', Qt::SkipEmptyParts);
}

} // namespace betlog::models
