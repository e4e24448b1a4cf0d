// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/models/bet_draft.h"

#include <QWidget>

class QLabel;
class QLineEdit;

namespace betlog::widgets {

class FieldErrors;
class OddsEdit;

/// The terms of a slip that is no singles: its stake, a parlay's one price, a system's sizes.
class SlipTerms final : public QWidget
{
    Q_OBJECT

public:
    explicit SlipTerms(FieldErrors& errors, QWidget* parent = nullptr);

    void setDraft(const models::BetDraft& draft);
    void writeTo(models::BetDraft& draft) const;
    void setKind(domain::BetKind kind); ///< shows what the kind needs; nothing for singles
    void setCurrency(const domain::Currency& currency);
    [[nodiscard]] QList<QWidget*> tabOrder() const;

signals:
    void edited();

private:
    void setLabels(domain::BetKind kind);

    QLabel* m_stakeLabel; ///< owned by Qt, as all below
    QLineEdit* m_stake;
    QLabel* m_priceLabel;
    OddsEdit* m_price;
    QLabel* m_sizesLabel;
    QLineEdit* m_sizes;
    QLabel* m_note;
};

/// "2", "2, 3" or "2-4" as combination sizes, ascending; empty where it is none of these.
[[nodiscard]] QList<int> sizesFromText(QStringView text);

} // namespace betlog::widgets
