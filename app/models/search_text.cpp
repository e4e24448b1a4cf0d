// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/models/search_text.h"

namespace betlog::models {

using namespace Qt::Literals::StringLiterals;

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

QString searchTextOf(const domain::Bet& bet)
{
    QStringList parts {
        u'#' + QString::number(bet.number),
        bet.userName,
        bet.league,
        bet.awayTeam,
        bet.homeTeam,
        bet.slip.note,
        bet.slip.book};
    parts += bet.slip.tags;
    for (const domain::Line& line : bet.slip.lines)
        parts += {line.selection, line.player, line.description, line.market, line.category};
    // A newline between the parts, so that no word is found across two of them.
    for (QString& part : parts)
        part = folded(part);
    return parts.join(u'\n');
}

QStringList searchWords(const QString& typed)
{
    return folded(typed).split(u' ', Qt::SkipEmptyParts);
}

} // namespace betlog::models
