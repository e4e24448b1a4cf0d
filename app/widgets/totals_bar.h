// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/models/log_totals.h"
#include "app/widgets/log_facts.h"
#include "app/widgets/theme.h"

#include <QVariantAnimation>
#include <QWidget>

namespace betlog::widgets {

/// What the shown bets come to, and how many writes are on their way: "24 bets  staked 240.00
/// returned 180.00  −60.00    2 sending". A figure that changes flashes once, softly.
class TotalsBar final : public QWidget
{
    Q_OBJECT

public:
    explicit TotalsBar(QWidget* parent = nullptr);

    void setFacts(const LogFacts& facts);
    void setTotals(const models::Totals& totals);
    void setSendingCount(int count);

    /// What is written, for those who listen and for tests.
    [[nodiscard]] QString text() const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    struct Piece
    {
        QString text;
        Ink ink = Ink::Muted;
        bool bold = false;
    };

    [[nodiscard]] QList<Piece> pieces() const;
    void refresh();

    LogFacts m_facts;
    models::Totals m_totals;
    int m_sending = 0;
    QVariantAnimation m_flash; ///< 1 … 0 after a change
    QRect m_flashArea; ///< as last drawn
};

} // namespace betlog::widgets
