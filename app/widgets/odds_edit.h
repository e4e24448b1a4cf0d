// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "domain/money.h"
#include "domain/odds.h"

#include <QLineEdit>

#include <optional>

class QActionGroup;

namespace betlog::widgets {

/// A price in any format. What was typed is recognised; a menu at the end of the field lets a
/// person say which format is meant, since 0.96 can be several things. A format that was chosen, or
/// that the text alone does not tell, stands in the field ("HK") and holds until it is cleared.
class OddsEdit final : public QLineEdit
{
    Q_OBJECT

public:
    explicit OddsEdit(QWidget* parent = nullptr);

    /// Sets text and format together; nullopt: recognised from the text.
    void setOdds(const QString& text, std::optional<domain::OddsFormat> format);

    /// The chosen format; nullopt: recognised.
    [[nodiscard]] std::optional<domain::OddsFormat> format() const { return m_format; }

    void setCurrency(const domain::Currency& currency);

signals:
    void oddsEdited();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void buildFormatMenu();
    void chooseFormat(std::optional<domain::OddsFormat> format);
    void readAnew();
    void describe();
    [[nodiscard]] QString mark() const;

    domain::Currency m_currency;
    std::optional<domain::OddsFormat> m_format;
    bool m_isChosen = false; ///< by hand, from the menu
    QActionGroup* m_formats = nullptr; ///< owned by Qt
};

/// "American", "Hong Kong", "House price" …
[[nodiscard]] QString oddsFormatTitle(domain::OddsFormat format);
/// "US", "HK" …: the same where there is little room.
[[nodiscard]] QString oddsFormatMark(domain::OddsFormat format);

} // namespace betlog::widgets
