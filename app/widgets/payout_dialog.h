// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/widgets/log_facts.h"
#include "domain/bet.h"

#include <QDialog>

#include <optional>

class QLabel;
class QLineEdit;
class QPushButton;

namespace betlog::widgets {

class FieldErrors;

/// Where a bookkeeper sets what a bet returns, with a reason, in place of the computed figure; or
/// takes that back. Emits the wish; changes nothing itself.
class PayoutDialog final : public QDialog
{
    Q_OBJECT

public:
    PayoutDialog(const domain::Bet& bet, const LogFacts& facts, QWidget* parent = nullptr);

signals:
    /// nullopt: the computed payout shall count again.
    void payoutChosen(const std::optional<betlog::domain::PayoutOverride>& payout);

private:
    void layOut(const domain::Bet& bet);
    void refresh();
    void submit();
    [[nodiscard]] QList<base::FieldError> errors() const;
    [[nodiscard]] QString profitNote() const;

    LogFacts m_facts;
    domain::Money m_staked;
    FieldErrors* m_errors; ///< owned by Qt, as all below
    QLineEdit* m_amount;
    QLineEdit* m_reason;
    QLabel* m_profit;
    QPushButton* m_set;
};

} // namespace betlog::widgets
