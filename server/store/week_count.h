// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "domain/tally_run.h"

#include <QHash>
#include <QSet>

#include <array>

namespace betlog::store {

/// Figures of bets: by All, Person, League, Kind and Tag.
enum Group { All, Person, League, Kind, Tag };

using Figures = std::array<domain::TallyRuns, 5>;

/// Counts the bets of one week, as they come. Only what was settled has to be kept for that, since
/// its order counts, and little of each bet: a busy week must not take memory by the megabyte each
/// time that somebody asks for statistics.
class WeekCount
{
public:
    void add(const domain::StatEntry& bet);

    /// By league, "" for all leagues together. Called once, at the end.
    [[nodiscard]] QHash<QString, Figures> figures();

private:
    struct Bet
    {
        std::optional<base::Timestamp> evaluatedAt;
        qint64 number = 0;
        QString league;
        QString person;
        QString kind;
        QStringList tags;
        domain::Outcome outcome;
    };

    /// The same text, once.
    [[nodiscard]] QString shared(const QString& text) { return *m_texts.insert(text); }

    void count(const Bet& bet);

    QSet<QString> m_texts;
    QList<Bet> m_settled;
    QHash<QString, Figures> m_figures;
};

} // namespace betlog::store
