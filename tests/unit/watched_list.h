// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/models/bet_list_model.h"
#include "tests/support/shown_log.h"

#include <QAbstractItemModelTester>

namespace betlog::tests {

/// A log with a model on it that is watched for mistakes.
struct Watched
{
    explicit Watched(const QList<domain::Bet>& start = {}, bool withCarried = true)
        : bets(log.replica)
        , model(bets)
        , tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest)
    {
        log.putAll(start);
        bets.show(aWeek(), withCarried);
    }

    /// "3 2 1" with lines as "·", summaries as "=", notices as "!" and the heading as "|".
    [[nodiscard]] QString rows() const
    {
        using RowKind = models::BetListModel::RowKind;
        QStringList texts;
        for (int row = 0; row < model.rowCount(); ++row) {
            const models::BetListModel::Row& one = model.rowAt(row);
            switch (one.kind) {
            case RowKind::Bet:
                texts.append(QString::number(log.replica.find(one.bet)->bet.number));
                break;
            case RowKind::Line:
                texts.append(QStringLiteral("·"));
                break;
            case RowKind::Summary:
                texts.append(QStringLiteral("="));
                break;
            case RowKind::Notice:
                texts.append(QStringLiteral("!"));
                break;
            case RowKind::CarriedHeading:
                texts.append(QStringLiteral("|"));
                break;
            }
        }
        return texts.join(u' ');
    }

    ShownLog log;
    models::WeekBets bets;
    models::BetListModel model;
    QAbstractItemModelTester tester;
};

/// How many rows a model said were touched, and how.
struct Touched
{
    int inserted = 0;
    int removed = 0;
    int changed = 0;
    int layouts = 0; ///< all rows in another order
    int resets = 0;

    friend bool operator==(const Touched&, const Touched&) = default;
};

class TouchedRows final : public QObject
{
public:
    explicit TouchedRows(const QAbstractItemModel& model)
    {
        using Model = QAbstractItemModel;
        const auto count = [](int first, int last) {
            return last - first + 1;
        };
        connect(&model, &Model::rowsInserted, this, [=, this](const auto&, int first, int last) {
            m_counts.inserted += count(first, last);
        });
        connect(&model, &Model::rowsRemoved, this, [=, this](const auto&, int first, int last) {
            m_counts.removed += count(first, last);
        });
        connect(&model, &Model::dataChanged, this, [=, this](const auto& first, const auto& last) {
            m_counts.changed += count(first.row(), last.row());
        });
        connect(&model, &Model::layoutChanged, this, [this] { ++m_counts.layouts; });
        connect(&model, &Model::modelReset, this, [this] { ++m_counts.resets; });
    }

    [[nodiscard]] const Touched& counts() const { return m_counts; }

private:
    Touched m_counts;
};

inline domain::Bet
one(int number, const QList<domain::LineResult>& results = {domain::LineResult::Pending})
{
    return betLike({.number = number, .results = results});
}

inline domain::Bet
earlier(int number, const QList<domain::LineResult>& results = {domain::LineResult::Pending})
{
    return betLike({.number = number, .results = results, .week = aWeek().previous()});
}

inline domain::Bet by(int number, const QString& person, qint64 stake = 1000)
{
    return betLike({.number = number, .person = person, .stakeMinor = stake});
}

} // namespace betlog::tests
