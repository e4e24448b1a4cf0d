// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/models/bet_history.h"
#include "base/expected.h"

#include <QDialog>

class QVBoxLayout;

namespace betlog::widgets {

class WrappedLabel;

/// Who did what to a bet and when, old → new; newest first. Ends arguments.
class HistoryDialog final : public QDialog
{
    Q_OBJECT

public:
    HistoryDialog(
        const domain::Bet& bet, const domain::Currency& currency, QWidget* parent = nullptr);

    /// What the server answered.
    void show(const base::Expected<QList<wire::Change>>& answer);
    using QDialog::show;

private:
    void addEntry(const models::HistoryEntry& entry);
    void say(const QString& sentence);

    domain::Currency m_currency;
    WrappedLabel* m_said;
    QVBoxLayout* m_column;
};

} // namespace betlog::widgets
