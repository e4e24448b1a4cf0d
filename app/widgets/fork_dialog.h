// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/models/bet_comparison.h"
#include "app/models/week_chronicle.h"
#include "app/sync/fork.h"
#include "base/expected.h"
#include "domain/money.h"

#include <QDialog>

namespace betlog::sync {
class LogClient;
struct ToldChanges;
} // namespace betlog::sync

namespace betlog::widgets {

class ComparisonView;
class WrappedLabel;

/// Two histories of one room: the one that this computer has checked and keeps, and the one that
/// the server tells. Says where they part, with both hashes, and what the bets are in each; the
/// person chooses, and the server's copy is taken only after another question.
class ForkDialog final : public QDialog
{
    Q_OBJECT

public:
    static constexpr qsizetype kMaxChanges = 20'000; ///< beyond, the later part is not compared

    struct Parts
    {
        sync::LogClient& client; ///< outlives the dialog
        sync::Fork fork;
        qint64 ourChanges = 0; ///< how many this computer has of the room
        QList<domain::Bet> ourBets;
        domain::Currency currency;
    };

    explicit ForkDialog(const Parts& parts, QWidget* parent = nullptr);

    /// Asks the server for its copy, page by page.
    void load();
    /// The next page; for `load`, and for tests that have no server.
    void take(const base::Expected<sync::ToldChanges>& page);

signals:
    void keepWanted();
    void takeWanted();

private:
    void layOut();
    void askAfter(base::Seq since);
    void showServersCopy();
    void askAndTake();
    [[nodiscard]] QList<models::ComparedField> hashes() const;
    [[nodiscard]] QString firstDifference() const;
    [[nodiscard]] QString serversHash(qint64 n) const;

    Parts m_with;
    models::WeekChronicle m_gathered;
    WrappedLabel* m_said = nullptr; ///< owned by Qt, as below
    ComparisonView* m_comparison = nullptr;
};

/// "NFL, week of 1 December 2024"
[[nodiscard]] QString roomText(const domain::Room& room);

} // namespace betlog::widgets
